export type City = 'jinan' | 'qingdao';

/** What the map shows of one district or zone. */
export interface UnitValue {
  /** Its region id: a code of a division, or a zone's own. */
  readonly region: string;
  /** Its name in the page's language. */
  readonly label: string;
  /** The figure as the scale takes it (decimal text, a step's id, a rank); null where there is none. */
  readonly value: string | null;
  /** The figure as the page shows it, with its unit; without a figure, why there is none. */
  readonly text: string;
}
