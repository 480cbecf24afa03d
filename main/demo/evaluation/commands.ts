import type { Command } from './command.ts'
import { bin } from './commands/bin.ts'
import { chart, timechart } from './commands/charts.ts'
import {
  append,
  appendcols,
  appendpipe,
  foreach,
  join,
  multisearch,
  union
} from './commands/combining.ts'
import { convert } from './commands/convert.ts'
import { evaluation, strcat, where } from './commands/eval.ts'
import { fields, filldown, fillnull, rename, table } from './commands/fields.ts'
import { fieldsummary } from './commands/fieldsummary.ts'
import { eventcount, metadata } from './commands/generating.ts'
import { inputlookup } from './commands/inputlookup.ts'
import { iplocation } from './commands/iplocation.ts'
import { dedup, head, tail, uniq } from './commands/limits.ts'
import { lookup } from './commands/lookup.ts'
import { makeresults } from './commands/makeresults.ts'
import { makemv, mvcombine, mvexpand, nomv, spath } from './commands/multivalue.ts'
import { reverse, sort } from './commands/order.ts'
import { replace, transpose, untable, xyseries } from './commands/reshape.ts'
import { rest } from './commands/rest.ts'
import { regex, rex } from './commands/rex.ts'
import { search } from './commands/search.ts'
import { eventstats, stats } from './commands/stats.ts'
import { streamstats } from './commands/streamstats.ts'
import { format, returning } from './commands/subsearch-output.ts'
import { rare, top } from './commands/top.ts'
import { addcoltotals, addtotals } from './commands/totals.ts'
import { transaction } from './commands/transaction.ts'
import { tstats } from './commands/tstats.ts'

/** What the demo Splunk can run, by name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    addcoltotals,
    addtotals,
    append,
    appendcols,
    appendpipe,
    bin,
    bucket: bin,
    chart,
    convert,
    dedup,
    eval: evaluation,
    eventcount,
    eventstats,
    fields,
    fieldsummary,
    filldown,
    fillnull,
    foreach,
    format,
    head,
    inputlookup,
    iplocation,
    join,
    lookup,
    makemv,
    makeresults,
    metadata,
    multisearch,
    mvcombine,
    mvexpand,
    nomv,
    rare,
    regex,
    rename,
    replace,
    rest,
    return: returning,
    reverse,
    rex,
    search,
    sort,
    spath,
    stats,
    strcat,
    streamstats,
    table,
    tail,
    timechart,
    top,
    transaction,
    transpose,
    tstats,
    union,
    uniq,
    untable,
    where,
    xyseries
  })
)
