import { describe, expect, test } from 'vitest'
import { judge } from '../../../main/policy/judge.ts'
import type { MacroDefinition } from '../../../main/policy/macro-expansion.ts'
import { readOnly } from '../../../main/policy/policy.ts'

const plain = (definition: string, ...args: string[]): MacroDefinition => ({
  definition,
  args,
  iseval: false
})

const macros = new Map<string, MacroDefinition>([
  ['wipe(0)', plain('delete')],
  ['wipe_pipe(0)', plain('| delete')],
  ['outer(0)', plain('stats count | `inner`')],
  ['inner(0)', plain('outputlookup x')],
  ['loop(0)', plain('`loop`')],
  ['web(0)', plain('index=web')],
  ['comment(1)', plain('', 'text')],
  ['verb(1)', plain('| $command$ x', 'command')],
  ['two(2)', plain('| $a$$b$', 'a', 'b')],
  ['rename_all(1)', plain('rename $object$.* as *', 'object')],
  ['computed(0)', { definition: '"delete"', args: [], iseval: true }],
  ['ete(0)', plain('ete')],
  ['close_quote(0)', plain('"')],
  ['commented(0)', plain('stats count ```| delete``` by x')],
  ['grow(0)', plain('`double` `double`')],
  ['double(0)', plain('x'.repeat(300_000))],
  ['many(0)', plain('`none`'.repeat(100))],
  ['none(0)', plain('')]
])

const decide = (spl: string) =>
  judge(spl, readOnly, (name, argCount) =>
    Promise.resolve(macros.get(`${name}(${argCount})`) ?? null)
  )

const refusal = async (spl: string) => {
  const judgement = await decide(spl)
  return judgement.allowed ? null : judgement.refusal
}

describe('what splunkd would run as a risky command is refused', () => {
  test.each([
    ['in plain sight', 'search index=web | delete', 'delete'],
    ['in capitals', 'index=web | DELETE', 'delete'],
    ['without a space', 'index=web |delete', 'delete'],
    ['as the first word', 'delete index=web', 'delete'],
    ['first after a pipe', '| sendalert mail', 'sendalert'],
    ['with text right after it', '| makeresults|delete"x"', 'delete'],
    ['before a pipe', 'index=web|delete|stats count', 'delete'],
    ['with an argument', 'index=web | collect index=summary', 'collect'],
    ['by an alias', 'index=web | summaryindex x', 'summaryindex'],
    ['in a subsearch', 'index=web [ search index=x | delete ]', 'delete'],
    ['in a subsearch without a space', 'index=web [delete]', 'delete'],
    ['in a nested subsearch', 'a [ search b [ search c | outputcsv y ] ]', 'outputcsv'],
    ['in append', '| makeresults | append [ search a | outputlookup x ]', 'outputlookup'],
    ['in join', 'a | join x [ search b | sendemail to=y ]', 'sendemail'],
    ['in multisearch', '| multisearch [ search a ] [ search b | delete ]', 'delete'],
    ['in union', '| union [ search a ] [ search b | tscollect ]', 'tscollect'],
    ['in appendpipe', 'a | appendpipe [ stats count | script x ]', 'script'],
    ['in foreach', '| foreach * [ eval a=1 | delete ]', 'delete'],
    ['in a field name for foreach', '| foreach "1 | delete" [ eval a=<<FIELD>> ]', 'delete'],
    ['map itself', 'a | map search="search b"', 'map'],
    ['in a map search', 'a | map search="search b=\\"c\\" | delete"', 'map'],
    ['after a comment', 'a ```harmless``` | delete', 'delete'],
    ['after a comment behind the pipe', 'a | ```x``` delete', 'delete'],
    ['with a comment in its middle', 'a | del```x```ete', 'delete'],
    ['after a comment with a quote', 'a ```it is "half``` | delete', 'delete'],
    ['after a quoted backslash', 'a="x\\\\" | delete', 'delete'],
    ['after an apostrophe', "a don't | delete | eval b='c", 'delete'],
    ['with quotes inside single quotes', `where 'a"b'=1 | delete | eval c="x"`, 'delete'],
    ['after an escaped quote outside of quotes', 'a=\\" | delete | eval b="c"', 'delete'],
    ['with comment marks in quotes', '| eval a="```" ``` " | delete ```"```"', 'delete'],
    ['behind a tab', 'a |\tdelete', 'delete'],
    ['behind a line end', 'a |\r\n  delete', 'delete'],
    ['behind a no-break space', 'a |\u00A0delete', 'delete'],
    ['behind a zero-width space', 'a |\u200Bdelete', 'delete'],
    ['with a zero-width joiner in it', 'a | del\u200Dete', 'delete'],
    ['in full-width letters', 'a | ｄｅｌｅｔｅ', 'delete'],
    ['behind a full-width pipe', 'a ｜ delete', 'delete'],
    ['in quotes in the place of a command', 'a | "delete"', 'delete'],
    ['by a macro', 'a | `wipe`', 'delete'],
    ['by a macro that brings its pipe', 'a `wipe_pipe`', 'delete'],
    ['by a macro in first place', '`wipe_pipe`', 'delete'],
    ['by a macro in a macro', 'a | `outer`', 'outputlookup'],
    ['by a macro in a subsearch', 'a [ search b `wipe_pipe` ]', 'delete'],
    ['as an argument of a macro', 'a `verb(delete)`', 'delete'],
    ['as a quoted argument of a macro', 'a `verb("delete")`', 'delete'],
    ['put together by a macro', 'a `two(del, ete)`', 'delete'],
    ['half of it from a macro', 'a | del`ete`', 'delete']
  ])('%s', async (_where, spl, command) => {
    const refused = await refusal(spl)
    expect(refused?.code).toBe('refused_by_policy')
    expect(refused?.message).toContain(command)
  })

  test('every risky command is refused in every letter case', async () => {
    const risky = `collect delete dump map mcollect meventcollect outputcsv outputlookup run
      runshellscript script sendalert sendemail tscollect fit deletemodel ai aiagent sendresults
      dbxoutput`.split(/\s+/)
    for (const command of risky) {
      const mixed = command.slice(0, 1).toUpperCase() + command.slice(1)
      for (const written of [command, command.toUpperCase(), mixed]) {
        expect((await refusal(`index=web | ${written} x`))?.message).toContain(command)
      }
    }
  })
})

describe('what only looks risky is allowed', () => {
  test.each([
    ['a field value', 'index=web process=script'],
    ['a quoted string', 'index=web "| delete"'],
    ['a quoted string after escaped quotes', 'index=web "say \\"| delete\\" now"'],
    ['a field named run', 'index=web run=7 | stats sum(run) by run'],
    ['a name in rename', 'index=web | rename x as delete'],
    ['a by clause', 'index=web | stats count by script'],
    ['a comment', 'index=web ```| delete``` | stats count'],
    ['a comment with a quote', 'index=web ```the "other | delete``` | stats count'],
    ['a comment with a subsearch', 'index=web ```[ delete``` | stats count'],
    ['an eval string', '| makeresults | eval a="[delete]", b="| run"'],
    ['a search word', 'search delete'],
    ['a field in first place', 'script="a.ps1" | stats count'],
    ['outputtext', 'index=web | outputtext'],
    ['loadjob', '| loadjob 1791467235.42'],
    ['an apostrophe', "index=web user=O'Brien | stats count"],
    ['a quoted field name with a bracket', "| makeresults | eval a='b[0]'"],
    ['a Windows path', 'index=x path="C:\\\\Windows\\\\" | stats count'],
    ['rest on a list', '| rest /services/server/info splunk_server=local'],
    ['rest on a filtered list', '| rest /services/search/jobs search="isDone=0"'],
    ['a macro', '`web` | stats count'],
    ['a macro with a quoted argument', 'a | `rename_all("Authentication")`'],
    ['a comment within a macro', 'a | `commented`'],
    ['backticks that are no macro, in quotes', 'a | rex "`(?<b>[^`]+)c"'],
    ['an unknown command of an add-on', '| ourowncommand x'],
    ['a foreach template', '| foreach * [ eval <<FIELD>>=if(<<FIELD>>="null",null(),<<FIELD>>) ]']
  ])('%s', async (_what, spl) => {
    expect(await refusal(spl)).toBeNull()
  })
})

describe('what cannot be seen through is refused', () => {
  test.each([
    ['an unknown macro', '`nosuch` | stats count', 'cannot be expanded'],
    ['a macro with another number of arguments', '`web(1)`', 'cannot be expanded'],
    ['a computed macro', 'a | `computed`', 'computed'],
    ['a macro that calls itself', '`loop`', 'too many'],
    ['macros that grow beyond bounds', '`grow`', 'longer'],
    ['macros without end', '`many`'.repeat(100), 'too many'],
    ['a macro with no macro name', 'a `b c` d', 'no macro name'],
    ['an unknown macro in a string', '| eval a="`nosuch`"', 'cannot be expanded'],
    ['half a macro in quotes', '| eval a="`comment(" | eval c=1 | eval b=")`"', 'backtick'],
    ['a saved search', '| savedsearch "Errors"', 'saved search'],
    ['a saved search as a dataset', '| from savedsearch:Errors', 'saved search'],
    ['a quoted dataset', '| from "savedsearch:Errors"', 'saved search'],
    ['a saved search in union', '| union savedsearch:Errors', 'saved search'],
    ['a saved search as a term', 'index=web savedsearch="Errors"', 'saved search'],
    ['a search through rest', '| rest /services/search/jobs/export search="x"', 'rest'],
    ['a search through rest, encoded', '| rest /services/search/jobs/%65xport', 'rest'],
    ['stored passwords', '| rest /services/storage/passwords', 'passwords'],
    ['stored passwords, encoded', '| rest /services/storage%2Fpasswords', 'rest'],
    ['stored passwords by another path', '| rest /services/admin/passwords', 'passwords'],
    ['stored passwords, slashes twice', '| rest /services/storage//passwords', 'passwords'],
    ['tokens by another path', '| rest /services/admin/token-auth', 'tokens'],
    ['tokens of an input', '| rest /services/data/inputs/http', 'tokens'],
    [
      'a search on the rows of a job',
      '| rest /services/search/v2/jobs/1.2/results search="| delete"',
      'rest'
    ],
    ['an address from a subsearch', '| rest [ makeresults | return $x ]', 'subsearch'],
    [
      'a field name that is computed for foreach',
      '| makeresults | eval {n}=1 | foreach * [ eval a=<<FIELD>> ]',
      'foreach'
    ],
    ['a template for a command', '| foreach delete [ <<FIELD>> ]', 'cannot be read'],
    ['a macro that closes a quote', 'a="x `close_quote`" | eval b="| delete"', 'double quote'],
    ['a subsearch for a command', '| [ makeresults | return $x ]', 'cannot be read'],
    ['an open quote', 'index=web "abc | stats count', 'double quote'],
    ['an open comment', 'index=web ```abc | stats count', 'comment'],
    ['an open macro', 'index=web `abc | stats count', 'macro'],
    ['an open subsearch', 'index=web [ search x', 'never closed'],
    ['a stray bracket', 'index=web ] | stats count', 'never opened'],
    ['an empty text', '   ', 'missing'],
    ['two pipes', 'index=web | | stats count', 'missing'],
    ['a NUL', 'index=web \0 | stats count', 'control character'],
    ['a giant', `index=web ${'x'.repeat(200_001)}`, 'characters']
  ])('%s', async (_what, spl, words) => {
    expect((await refusal(spl))?.message).toContain(words)
  })
})

test('a refusal names the command, where it stands and what to do', async () => {
  const refused = await refusal('index=web | stats count | outputlookup hosts.csv')
  expect(refused?.message).toBe(
    'The search runs the command outputlookup, which overwrites a lookup, at “…web | stats count | outputlookup hosts.csv…”. This Splunk is read-only here.'
  )
  expect(refused?.hint).toContain('Leave outputlookup out')
})

test('an allowed search comes back as the text to send, with its commands', async () => {
  const judgement = await decide('`web` | stats count [ search x | head 1 ]')
  expect(judgement).toMatchObject({
    allowed: true,
    spl: 'search `web` | stats count [ search x | head 1 ]'
  })
  expect(judgement.allowed && judgement.commands.map(({ name }) => name)).toEqual([
    'search',
    'stats',
    'search',
    'head'
  ])
})

test.each([
  ['apostrophes', "'".repeat(60_000)],
  ['backslashes and quotes', '\\"'.repeat(60_000)],
  ['spaces after a dataset', `| from savedsearch${' '.repeat(100_000)}x`],
  ['spaces in a macro', `\`web${' '.repeat(100_000)}x\``],
  ['words for rest', `| rest ${'jobs'.repeat(40_000)}`],
  ['brackets', '[search '.repeat(20_000)],
  ['braces for foreach', `| foreach * [ eval a="${'{'.repeat(60_000)}" ]`],
  ['comments', '```'.repeat(50_001)]
])('a long text of %s is decided at once', async (_what, spl) => {
  await expect(decide(spl)).resolves.toHaveProperty('allowed')
})

test('each macro is asked for once', async () => {
  const asked: string[] = []
  await judge('`web` OR `web` | `rename_all(a)`', readOnly, (name, argCount) => {
    asked.push(`${name}(${argCount})`)
    return Promise.resolve(macros.get(`${name}(${argCount})`) ?? null)
  })
  expect(asked).toEqual(['web(0)', 'rename_all(1)'])
})

test('a risky search is refused without asking for its macros', async () => {
  const judgement = await judge('`web` | delete', readOnly, () =>
    Promise.reject(new Error('asked for a macro'))
  )
  expect(judgement.allowed).toBe(false)
})

test('a failing macro lookup rejects, so that nobody takes it for a refusal', async () => {
  const unreachable = new Error('Splunk is unreachable')
  await expect(judge('`web`', readOnly, () => Promise.reject(unreachable))).rejects.toBe(
    unreachable
  )
})
