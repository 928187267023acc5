import type { Rule } from '../answer.ts';
import type { Wording } from './context.ts';
import { said } from './said.ts';

const ROLES: Readonly<Record<Rule['beneficiary']['role'], readonly [string, string]>> = {
  seller: ['技术合同卖方', 'sellers of technology'],
  buyer: ['买方', 'buyers'],
  broker: ['促成机构', 'brokers'],
  registrar: ['技术合同登记机构', 'contract registration bodies'],
  recognised: ['获认定的单位', 'those recognised'],
  applicant: ['申请单位', 'applicants'],
  carrier: ['载体运营单位', 'operators of carriers'],
  host: ['承办（依托）单位', 'host units'],
  lead: ['牵头单位', 'lead units'],
  participant: ['参与单位', 'participants'],
  lender: ['放贷机构', 'lenders'],
  fund: ['基金', 'funds'],
  district: ['区县', 'districts'],
};

const KINDS: Readonly<Record<string, readonly [string, string, string]>> = {
  enterprise: ['企业', 'enterprises', 'enterprise'],
  university: ['高等院校', 'universities', 'university'],
  institute: ['科研院所', 'research institutes', 'research institute'],
  hospital: ['医院', 'hospitals', 'hospital'],
  cooperative: ['合作社', 'cooperatives', 'cooperative'],
  team: ['团队', 'teams', 'team'],
  person: ['个人', 'persons', 'person'],
  government: ['政府', 'governments', 'government'],
  other: ['其他', 'others', 'other'],
};

/** Whom the rule pays: the role, with the kinds of unit that the clause names. */
export function beneficiaryInWords(wording: Wording): string {
  const { role, party, kinds } = wording.rule.beneficiary;
  const who =
    party === 'related'
      ? said(wording, '关联单位', 'the other party')
      : said(wording, ...ROLES[role]);
  const alone = kinds?.every((kind) => kind === 'person' || kind === 'team');
  const one = alone ? who.replace(/的?单位$/, '者') : who;
  if (!kinds) return who;
  const named = kinds.map((kind) => said(wording, ...pick(kind)));
  return said(wording, `${one}（${named.join('、')}）`, `${one} (${named.join(', ')})`);
}

/** A role, as rules and groups write it; what was given where it is none. */
export function roleInWords(role: string, wording: Pick<Wording, 'language'>): string {
  const found = Object.entries(ROLES).find(([name]) => name === role);
  return found === undefined ? role : said(wording, ...found[1]);
}

/** One kind of unit, as rules write it. */
export function kindInWords(wording: Pick<Wording, 'language'>, kind: string): string {
  const [zh, , en] = KINDS[kind] ?? [kind, kind, kind];
  return said(wording, zh, en);
}

/** One kind of unit, as registers write it in Chinese. */
export function registeredKind(zh: string, wording: Pick<Wording, 'language'>): string {
  const found = Object.keys(KINDS).find((kind) => KINDS[kind]?.[0] === zh);
  return found === undefined ? zh : kindInWords(wording, found);
}

function pick(kind: string): [string, string] {
  const [zh, many] = KINDS[kind] ?? [kind, kind];
  return [zh, many];
}
