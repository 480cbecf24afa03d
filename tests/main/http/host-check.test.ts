import { expect, test } from 'vitest'
import { isLoopbackHost, isLoopbackOrigin } from '../../../main/http/host-check.ts'

test.each(['localhost', 'LOCALHOST:8003', '127.0.0.1', '127.0.0.1:1', '[::1]:8003', '[::1]'])(
  'takes the Host %s',
  (host) => expect(isLoopbackHost(host)).toBe(true)
)

test.each([
  undefined,
  '',
  'evil.example',
  'evil.example:8003',
  'localhost.evil.example',
  'localhost@evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1:8003:80',
  '0.0.0.0',
  '::1',
  'localhost/',
  '[::ffff:127.0.0.1]'
])('refuses the Host %s', (host) => expect(isLoopbackHost(host)).toBe(false))

test.each([undefined, 'http://localhost:5173', 'http://127.0.0.1', 'https://[::1]:9'])(
  'takes the Origin %s',
  (origin) => expect(isLoopbackOrigin(origin)).toBe(true)
)

test.each([
  'null',
  '',
  'https://evil.example',
  'http://localhost.evil.example',
  'http://evil.example@127.0.0.1',
  'file://',
  'app://localhost',
  'http://127.0.0.1/path'
])('refuses the Origin %s', (origin) => expect(isLoopbackOrigin(origin)).toBe(false))
