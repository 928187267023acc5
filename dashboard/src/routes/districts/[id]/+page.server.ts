import { districtView } from '../../../district/address.ts';
import type {
  CloseAnswer,
  LapsingAnswer,
  MoneyAnswer,
  PageAnswer,
  RanksAnswer,
} from '../../../district/answer.ts';
import { ask } from '../../../server/ask.ts';
import { districtsOf } from '../../../server/districts.ts';
import { regionName } from '../../../server/regions.ts';
import { soon, told } from '../../../server/told.ts';
import type { PageServerLoad } from './$types';

const SIZE = '10';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt, language } = await parent();
  const at = { asOf, knownAt };
  const view = districtView(url);
  const path = `/api/districts/${encodeURIComponent(params.id)}`;
  const [answer, lapsing, close] = await Promise.all([
    ask<PageAnswer>(path, at),
    ask<LapsingAnswer>(`${path}/lapsing`, { ...at, page: String(view.ending), size: SIZE }),
    ask<CloseAnswer>(`${path}/close`, { ...at, page: String(view.near), size: SIZE }),
  ]);
  // What takes longer comes after the first screen, one after the other, so that nothing keeps it waiting.
  const ranks = told(ask<RanksAnswer>(`${path}/ranks`, at));
  const money = ranks.then(() => told(ask<MoneyAnswer>(`${path}/money`, at)));
  const [ranksNow, moneyNow] = await Promise.all([soon(ranks), soon(money)]);
  return {
    view,
    answer,
    lapsing,
    close,
    ranks: ranksNow.now,
    money: moneyNow.now,
    units: districtsOf(answer.city, asOf),
    overlapping: answer.overlapping.map(({ region }) => regionName(region, language)),
    zones: answer.zones.map(({ region }) => regionName(region, language)),
  };
};
