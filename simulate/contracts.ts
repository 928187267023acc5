import { dayOf, isoDay, pad, type Day } from './calendar.ts';
import type { Certificate } from './certificates.ts';
import { contractAmounts, type ContractAmount } from './contract-amounts.ts';
import { isOutsider, Parties } from './contract-parties.ts';
import type { Outsider } from './elsewhere.ts';
import { inWan } from './money-text.ts';
import { SUBJECTS } from './names.ts';
import type { Population } from './population.ts';
import type { Draws, Seed } from './random.ts';
import type { Figure } from './series.ts';
import type { Turnover } from './turnover.ts';
import { divisionText, isThere, sizeOn, zoneText, type Unit } from './units.ts';

const CLASSES = [
  ['技术开发', 42],
  ['技术转让', 6],
  ['技术许可', 5],
  ['技术咨询', 9],
  ['技术服务', 38],
] as const;
type ContractClass = (typeof CLASSES)[number][0];

const SEASON = [5, 3, 6, 7, 7, 9, 7, 7, 9, 8, 12, 20];
const KEPT = 64;

interface Transfer {
  readonly number: string;
  readonly project: string;
  readonly seller: Unit;
  readonly fen: number;
}

/** The rows of `tech-contracts` in order of registration; fills the turnover as they pass. */
export function* contractRows(options: {
  readonly population: Population;
  readonly seed: Seed;
  readonly certificates: readonly Certificate[];
  readonly turnover: readonly Figure[];
  readonly contracts: number;
  readonly into: Turnover;
}): Generator<string[]> {
  const { population, seed, certificates, turnover, contracts, into } = options;
  const parties = new Parties(population, seed, certificates);
  const stream = seed.stream('contracts');
  const transfers: Transfer[] = [];
  let key = 0;
  for (const amount of contractAmounts(seed, turnover, contracts)) {
    const draws = stream.at(key++);
    yield contractRow({ amount, draws, parties, transfers, into });
  }
}

function contractRow(options: {
  readonly amount: ContractAmount;
  readonly draws: Draws;
  readonly parties: Parties;
  readonly transfers: Transfer[];
  readonly into: Turnover;
}): string[] {
  const { amount, draws, parties, transfers, into } = options;
  const { year, state, fen } = amount;
  const day = registrationDay(amount, draws);
  const kind = draws.weighted(CLASSES);
  const number = `${year}${pad(amount.serial + 1, 8)}`;
  const earlier = isTransfer(kind) && draws.chance(0.08) ? earlierOf(transfers, draws, day) : null;
  const seller = earlier?.seller ?? parties.seller(day, draws);
  const withPublicMoney = draws.chance(0.06);
  const buyer = parties.buyer(day, draws, seller, withPublicMoney);
  const broker = draws.chance(0.22) ? parties.broker(day, draws) : undefined;
  const registrar = parties.registrar(seller);
  const project = earlier?.project ?? `${draws.pick(SUBJECTS)}${PURPOSES[kind]}`;
  const technical = technicalPart(fen, kind, draws);
  if (isTransfer(kind) && state === '有效') {
    const place = transfers.length < KEPT ? transfers.length : draws.below(KEPT);
    transfers[place] = { number, project, seller, fen };
  }
  if (state !== '解除') {
    into.addToCity(year, fen);
    into.add('registered', registrar, year, fen);
    if (!withPublicMoney) {
      const counted = Math.max(0, fen - (earlier?.fen ?? 0));
      into.add(isService(kind) ? 'soldService' : 'soldResearch', seller, year, counted);
      if (!isOutsider(buyer) && isSmall(buyer, day)) into.add('bought', buyer, year, fen);
      if (broker && !isOutsider(buyer)) into.add('brokered', broker, year, fen);
    }
  }
  return [
    number,
    project,
    kind,
    state,
    seller.name,
    seller.code,
    seller.kind,
    divisionText(seller),
    zoneText(seller, day),
    ...buyerCells(buyer, day),
    inWan(fen),
    inWan(technical),
    inWan(!isService(kind) && draws.chance(0.65) ? technical : 0),
    isoDay(day),
    registrar.name,
    registrar.code,
    broker?.name ?? '',
    broker?.code ?? '',
    isOutsider(buyer) ? buyer.division : buyer.place.division.id,
    withPublicMoney ? '是' : '否',
    earlier?.number ?? '',
    earlier ? inWan(earlier.fen) : '',
  ];
}

/** A transfer of before that is made again, if its seller is still of the city. */
function earlierOf(transfers: readonly Transfer[], draws: Draws, day: Day): Transfer | null {
  if (transfers.length === 0) return null;
  const earlier = draws.pick(transfers);
  return isThere(earlier.seller, day) ? earlier : null;
}

const PURPOSES: Readonly<Record<ContractClass, string>> = {
  技术开发: '技术开发',
  技术转让: '专利权转让',
  技术许可: '专利实施许可',
  技术咨询: '可行性论证',
  技术服务: '技术服务',
};

function buyerCells(buyer: Unit | Outsider, day: Day): string[] {
  if (isOutsider(buyer)) {
    return [buyer.name, buyer.code, '企业', buyer.division, '', buyer.small ? '是' : '否'];
  }
  return [
    buyer.name,
    buyer.code,
    buyer.kind,
    divisionText(buyer),
    zoneText(buyer, day),
    isSmall(buyer, day) ? '是' : '否',
  ];
}

function isSmall(unit: Unit, day: Day): boolean {
  const size = sizeOn(unit, day);
  return size !== null && size !== '大型';
}

function isTransfer(kind: ContractClass): boolean {
  return kind === '技术转让' || kind === '技术许可';
}

function isService(kind: ContractClass): boolean {
  return kind === '技术咨询' || kind === '技术服务';
}

/** The part of the price that is for technology: all of it, or down to half. */
function technicalPart(fen: number, kind: ContractClass, draws: Draws): number {
  if (draws.chance(isService(kind) ? 0.4 : 0.6)) return fen;
  return Math.min(fen, Math.max(100, Math.floor(fen / 100_000) * draws.between(500, 999) * 100));
}

/** Registered in the order of the year's numbers, with a bulge in December. */
function registrationDay({ year, serial, ofYear }: ContractAmount, draws: Draws): Day {
  let left = ((serial + draws.unit()) / ofYear) * SEASON.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of SEASON.entries()) {
    if (left < weight) {
      const first = dayOf(year, at + 1, 1);
      const days = (at === 11 ? dayOf(year + 1, 1, 1) : dayOf(year, at + 2, 1)) - first;
      return first + Math.floor((left / weight) * days);
    }
    left -= weight;
  }
  return dayOf(year, 12, 31);
}
