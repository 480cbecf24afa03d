/** What the eight hues of profiles and calls are called, in the order of their tokens. */
export const hueNames = [
  'Blue',
  'Orange',
  'Green',
  'Pink',
  'Brick',
  'Sky',
  'Gold',
  'Slate'
] as const
