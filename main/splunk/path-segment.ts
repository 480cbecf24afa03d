/**
 * Whether a name in a path would lead to another endpoint: dots alone, or between slashes, which a
 * proxy on the way may decode and resolve.
 */
export const leadsAway = (name: string): boolean =>
  /^\.*$/.test(name) || /(?:^|[/\\])\.{1,2}(?:[/\\]|$)/.test(name)
