/** Six colours that tell policies apart, for readers who confuse red and green too, on light and dark. */
export const PALETTE = ['#3b82c4', '#d98a00', '#1a9a78', '#c46a9c', '#7a68c8', '#8a94a0'] as const;
