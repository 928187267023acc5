/** Who asks. Every query takes one, so that row rights need no change to the queries. */
export interface Viewer {
  readonly role: 'leader' | 'finance' | 'district' | 'steward' | 'administrator' | 'auditor';
  /** The division or zone whose rows a district may see in full; null is the whole city. */
  readonly region: string | null;
}

/** The viewer of a process that its operator runs on the own machine. */
export const OPERATOR: Viewer = { role: 'administrator', region: null };
