import { expect, test } from 'vitest'
import { visibleText } from '../../../main/inspector/visible-text.ts'

test.each([
  ['index=web \u202exedni=tsuj\u202c', 'index=web [U+202E]xedni=tsuj[U+202C]'],
  ['user="alice\u200b"', 'user="alice[U+200B]"'],
  ['user="al\u200dice"', 'user="al[U+200D]ice"'],
  ['\ufeffindex=web', '[U+FEFF]index=web'],
  ['tag\u{e0041}', 'tag[U+E0041]'],
  ['a\u0000b\u001b[31m', 'a[U+0000]b[U+001B][31m']
])('what cannot be seen in %j is named', (text, shown) => {
  expect(visibleText(text)).toBe(shown)
})

test.each(['| stats count\n\tby user', 'naïve Zürich 東京', '👨‍👩‍👧 👍🏽', 'می‌خواهم', 'مرحبا'])(
  'what is written in %j stays as it is',
  (text) => {
    expect(visibleText(text)).toBe(text)
  }
)
