import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

interface Axe {
  run(options: RunOptions): Promise<AxeResults>
}

const file = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds wrong by all its rules, or by these; one line for each place. */
export async function axeViolations(
  page: Page,
  rules?: readonly string[]
): Promise<readonly string[]> {
  // The page's CSP forbids added scripts; the debugger's own evaluation is not bound by it.
  await page.evaluate(await readFile(file, 'utf8'))
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: [...rules] })
  }
  const { violations } = await page.evaluate(
    (how) => (window as unknown as { axe: Axe }).axe.run(how),
    options
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`
    )
  )
}
