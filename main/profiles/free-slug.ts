const longest = 64

/** `wanted`, or the first of wanted-2, wanted-3, … that nobody has, at most 64 characters long. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const ending = n === 1 ? '' : `-${n}`
    const slug = wanted.slice(0, longest - ending.length).replace(/-+$/, '') + ending
    if (!taken.has(slug)) return slug
  }
}
