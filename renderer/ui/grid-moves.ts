type Move = (at: number, first: number, last: number, page: number) => number

/** Where a key goes from a line; a list in which nothing is chosen is entered at its first line. */
export const gridMoves: Readonly<Record<string, Move>> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  J: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  K: (at) => at - 1,
  PageDown: (at, _first, _last, page) => at + page,
  PageUp: (at, _first, _last, page) => at - page,
  Home: (_at, first) => first,
  End: (_at, _first, last) => last
}
