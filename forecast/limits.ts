/** Points that a forecast needs; the report has no shorter ones. */
export const MIN_POINTS = 4;

/** Years ahead that errors are known for: at eight years there are still 381, at ten 123. */
export const MAX_HORIZON = 8;
