import { REGISTRATION } from './credit-code.ts';
import { tradeName } from './names.ts';
import type { City, Place } from './places.ts';
import type { Role, UnitKind } from './units.ts';

/** A kind of unit that is no firm. */
export interface Organisation {
  readonly purpose: string;
  readonly kind: UnitKind;
  readonly role: Role;
  /** Null for teams and persons, who have a declared own id in place of a code. */
  readonly registration: string | null;
  /** Serials of codes begin here, past those of the firms. */
  readonly firstSerial: number;
  readonly least: number;
  /** One for so many firms. */
  readonly per: number;
  readonly most: number;
  readonly since: number;
  readonly name: (city: City, serial: number, place: Place) => string;
}

const CITY_NAMES: Readonly<Record<City, string>> = { jinan: '济南', qingdao: '青岛' };
const FACULTIES = [
  '理工',
  '工商',
  '农林',
  '中医药',
  '交通',
  '财经',
  '师范',
  '电力',
  '轻工',
  '海洋',
];
const AREAS = [
  '自动化',
  '新材料',
  '激光',
  '农业',
  '海洋仪器',
  '信息通信',
  '生态',
  '机械设计',
  '药物',
];

/** Names say that these are simulated: real universities and hospitals are few and well known. */
const simulated = (word: (serial: number) => string) => (city: City, serial: number) =>
  `模拟${CITY_NAMES[city]}${word(serial)}${serial + 1}`;

export const ORGANISATIONS: readonly Organisation[] = [
  {
    purpose: 'U',
    kind: '高等院校',
    role: 'plain',
    registration: REGISTRATION.institution,
    firstSerial: 3_000_000,
    least: 6,
    per: 1500,
    most: 40,
    since: 1950,
    name: (city, serial) =>
      `模拟${CITY_NAMES[city]}${FACULTIES[serial % FACULTIES.length]}大学${roundOf(serial, FACULTIES)}`,
  },
  {
    purpose: 'R',
    kind: '科研院所',
    role: 'plain',
    registration: REGISTRATION.institution,
    firstSerial: 3_100_000,
    least: 6,
    per: 700,
    most: 120,
    since: 1960,
    name: (city, serial) =>
      `模拟${CITY_NAMES[city]}${AREAS[serial % AREAS.length]}研究所${roundOf(serial, AREAS)}`,
  },
  {
    purpose: 'H',
    kind: '医院',
    role: 'plain',
    registration: REGISTRATION.institution,
    firstSerial: 3_200_000,
    least: 4,
    per: 3000,
    most: 40,
    since: 1950,
    name: simulated(() => '市立医院'),
  },
  {
    purpose: 'C',
    kind: '合作社',
    role: 'plain',
    registration: REGISTRATION.cooperative,
    firstSerial: 3_300_000,
    least: 3,
    per: 250,
    most: 2000,
    since: 2008,
    name: (city, serial) => `${tradeName(city, 120_000 + serial)}种植专业合作社`,
  },
  {
    purpose: 'T',
    kind: '团队',
    role: 'plain',
    registration: null,
    firstSerial: 0,
    least: 4,
    per: 200,
    most: 2000,
    since: 2012,
    name: (city, serial) => `${tradeName(city, 130_000 + serial)}创业团队`,
  },
  {
    purpose: 'P',
    kind: '个人',
    role: 'plain',
    registration: null,
    firstSerial: 0,
    least: 4,
    per: 300,
    most: 2000,
    since: 2012,
    name: (_city, serial) => `模拟自然人${String(serial + 1).padStart(5, '0')}`,
  },
  {
    purpose: 'G',
    kind: '其他',
    role: 'government',
    registration: REGISTRATION.government,
    firstSerial: 3_400_000,
    least: 6,
    per: 1500,
    most: 60,
    since: 1950,
    name: (_city, serial, place) => `模拟${place.division.name}机关${serial + 1}`,
  },
  {
    purpose: 'D',
    kind: '其他',
    role: 'registrar',
    registration: REGISTRATION.privateInstitution,
    firstSerial: 3_500_000,
    least: 5,
    per: 6000,
    most: 15,
    since: 2000,
    name: simulated(() => '技术合同登记站'),
  },
];

/** How many of a kind there are beside so many firms. */
export function organisationCounts({ least, per, most }: Organisation, firms: number): number {
  return Math.min(most, Math.max(least, Math.round(firms / per)));
}

function roundOf(serial: number, names: readonly string[]): string {
  const round = Math.floor(serial / names.length);
  return round === 0 ? '' : `（${round + 1}）`;
}
