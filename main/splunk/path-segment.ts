/**
 * Whether a name in a path would lead to another endpoint: dots alone, or between slashes, which a
 * proxy on the way may decode and resolve; _new and _reload, which every collection has.
 */
export const leadsAway = (name: string): boolean =>
  /^(?:\.*|_new|_reload)$/.test(name) || /(?:^|[/\\])\.{1,2}(?:[/\\]|$)/.test(name)
