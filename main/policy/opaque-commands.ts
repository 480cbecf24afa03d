import type { Command } from '../spl/commands.ts'
import { PolicyRefusal } from './policy-refusal.ts'

const savedDataset = /\b(?:savedsearch|savedsplunk)\s*(?:"\s*)?[:=]/i
const savedTerm = /(?<![\w.])"?(?:savedsearch|savedsplunk)"?\s*(?:=|::)/i
// Also by the other paths to the same: admin/passwords, configs/conf-passwords, admin/token-auth.
const secretEndpoint =
  /passwords\b|httpauth-tokens|authorization\/+tokens|token-auth|inputs\/+http\b|\/package\b|_reload\b/i
/** What is in a job, which takes a search that its rows go through first. */
const withinJob = /jobs\/+[^\s"'/?]/i
const takesAddress = new Set(['rest', 'from', 'dataset'])
const readsDatasets = new Set(['from', 'union', 'multisearch', 'dataset'])

// A percent sign can spell any of the letters.
function startsSearch(args: string): boolean {
  const jobs = args.toLowerCase().indexOf('jobs')
  return (
    args.includes('%') ||
    (jobs >= 0 && args.toLowerCase().includes('export', jobs)) ||
    (withinJob.test(args) && /\bsearch\s*=/i.test(args))
  )
}

function runsSavedSearch({ name, args }: Command): boolean {
  if (name === 'savedsearch') return true
  if (name === 'search' || name === 'metasearch') return savedTerm.test(args)
  return readsDatasets.has(name) && savedDataset.test(args)
}

/** Throws `PolicyRefusal` for a command that runs SPL which does not stand in the search. */
export function refuseOpaque(command: Command): void {
  if (runsSavedSearch(command)) {
    throw new PolicyRefusal(
      `The search runs a saved search by name (${command.name} ${command.args.slice(0, 60)}), and its SPL cannot be seen here.`,
      'Write the SPL of the saved search itself, or read its last results with loadjob.'
    )
  }
  // The rows of a subsearch become text of the command, which cannot be seen before it runs.
  if (takesAddress.has(command.name) && command.args.includes('[')) {
    throw new PolicyRefusal(
      `The command ${command.name} gets its arguments from a subsearch, and they cannot be seen here.`,
      'Write the arguments themselves.'
    )
  }
  if (command.name === 'rest' && secretEndpoint.test(command.args)) {
    throw new PolicyRefusal(
      'The rest command would read stored passwords or tokens, or act on an app.',
      'Read another endpoint.'
    )
  }
  // A GET on export, or on the rows of a job, starts the search in its arguments, which may be any SPL.
  if (command.name === 'rest' && startsSearch(command.args)) {
    throw new PolicyRefusal(
      'The rest command would start a search through search/jobs, and its SPL cannot be seen here.',
      'Write the search itself instead of starting it through rest.'
    )
  }
}
