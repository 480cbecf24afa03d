import transforming from './transforming-commands.json' with { type: 'json' }

/** Commands after which rows are no events any more. */
export const transformingCommands: ReadonlySet<string> = new Set(transforming)
