import { createHash } from 'node:crypto'
import type { Writer } from '../writer.ts'
import { callArticle } from './call.ts'
import { count, escaped, utc } from './escape.ts'
import { factsOf, summaryOf, titleOf } from './head.ts'
import { style } from './style.ts'

/** A page of its own for a ticket: no script, nothing from elsewhere. */
export const report: Writer = {
  mediaType: 'text/html',
  extension: 'html',
  async *write(calls, about) {
    // Computed from the text that is sent, so that no other style is taken.
    const allowed = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
    const policy = `default-src 'none'; style-src ${allowed}; base-uri 'none'; form-action 'none'`
    const title = escaped(titleOf(about))
    const what = about.sanitised
      ? 'Sanitised: rows of results, names and addresses are taken out or replaced by stand-ins.'
      : 'Complete: with rows of results, names and addresses.'
    yield [
      '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${title}</title><style>${style}</style></head><body><main>`,
      `<h1>${title}</h1><p class="lead">${what}</p>`,
      factsOf(about),
      summaryOf(about),
      '<h2>Calls</h2>\n'
    ].join('')
    for await (const call of calls) yield callArticle(call, about.sanitised)
    yield `</main><footer>${count(about.summary.calls, 'call')}. Times are UTC. Made by ${escaped(about.program)} ${escaped(about.version)} at ${utc(about.exportedAt)}.</footer></body></html>\n`
  }
}
