import { expect, test } from 'vitest'
import { run } from './fixture.ts'

test.each([
  ['1+2*3', '7'],
  ['7/2', '3.5'],
  ['7%4', '3'],
  ['1/0', null],
  ['-3+1', '-2'],
  ['0.1+0.2', '0.3'],
  ['"a" . 1 . "b"', 'a1b'],
  ['"a"+"b"', 'ab'],
  ['"a"+1', null],
  ['if(1=1,"y","n")', 'y'],
  ['if("a"="A","y","n")', 'n'],
  ['if("10">"9","y","n")', 'y'],
  ['if(1=1 OR 1=2 AND 1=3,"y","n")', 'y'],
  ['if(NOT nosuch=1,"y","n")', 'y'],
  ['if(nosuch!=1,"y","n")', 'n'],
  ['if(1=1 XOR 1=1,"y","n")', 'n'],
  ['if("abc" LIKE "a_c","y","n")', 'y'],
  ['if("b" IN ("a","b"),"y","n")', 'y'],
  ['if(in("c","a","b"),"y","n")', 'n'],
  ['case(1=2,"a",1=1,"b")', 'b'],
  ['case(1=2,"a")', null],
  ['coalesce(nosuch,"d")', 'd'],
  ['IF(isnull(nosuch) and isnotnull("x"),"y","n")', 'y'],
  ['nullif("a","a")', null],
  ['len("abc")', '3'],
  ['lower("AbC").upper("d")', 'abcD'],
  ['trim("  a ")', 'a'],
  ['trim("xxax","x")', 'a'],
  ['ltrim("xa","x")', 'a'],
  ['substr("abcdef",2,3)', 'bcd'],
  ['substr("abcdef",-2)', 'ef'],
  ['replace("2026-11","(\\\\d+)-(\\\\d+)","\\\\2/\\\\1")', '11/2026'],
  ['if(match("abc","B|c$"),"y","n")', 'y'],
  ['if(like("a.c","a.%"),"y","n")', 'y'],
  ['if(cidrmatch("10.0.0.0/8","10.9.8.7"),"y","n")', 'y'],
  ['if(cidrmatch("10.0.0.0/8","11.9.8.7"),"y","n")', 'n'],
  ['round(2.345,2)', '2.35'],
  ['round(2.5)', '3'],
  ['round(-2.5)', '-3'],
  ['floor(-1.5)', '-2'],
  ['ceil(1.2)', '2'],
  ['abs(-4)', '4'],
  ['max(1,10,9)', '10'],
  ['min("b","a",3)', '3'],
  ['pow(2,10)', '1024'],
  ['sqrt(2)', '1.4142135623731'],
  ['exp(0)', '1'],
  ['ln(1)', '0'],
  ['log(1000)', '3'],
  ['log(8,2)', '3'],
  ['tonumber("ff",16)', '255'],
  ['tonumber("x")', null],
  ['tostring(1234567.891,"commas")', '1,234,567.89'],
  ['tostring(255,"hex")', '0xFF'],
  ['tostring(93784,"duration")', '1+02:03:04'],
  ['tostring(1=1)', 'True'],
  ['strftime(0,"%Y-%m-%d %H:%M:%S.%3N %z")', '1970-01-01 00:00:00.000 +0000'],
  ['strftime(1795348800,"%a %d %b %Y %I %p %j")', 'Sun 22 Nov 2026 12 PM 326'],
  ['strptime("2026-11-22 12:00:00","%Y-%m-%d %H:%M:%S")', '1795348800'],
  ['strptime("22/Nov/2026:13:00:00 +0100","%d/%b/%Y:%H:%M:%S %z")', '1795348800'],
  ['strptime("nothing","%Y")', null],
  ['relative_time(1795348800,"-1d@d")', '1795219200'],
  ['now()', '1795348800'],
  ['mvcount(split("a,b,c",","))', '3'],
  ['mvindex(split("a,b,c",","),-1)', 'c'],
  ['mvindex(split("a,b,c",","),0,1)', ['a', 'b']],
  ['mvjoin(split("a,b",","),"-")', 'a-b'],
  ['mvfind(split("a,b",","),"b")', '1'],
  ['mvzip(split("a,b",","),split("1,2",","),":")', ['a:1', 'b:2']],
  ['mvappend("a",split("b,c",","))', ['a', 'b', 'c']],
  ['mvdedup(split("a,b,a",","))', ['a', 'b']],
  ['mvsort(split("b,a",","))', ['a', 'b']],
  ['mvfilter(match(list,"[bc]"))', ['b', 'c']],
  ['mvmap(list,list."!")', ['a!', 'b!', 'c!']],
  ['md5("a")', '0cc175b9c0f1b6a831c399e269772661'],
  ['sha1("a")', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
  ['sha256("")', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['urldecode("a%20b")', 'a b'],
  ['typeof("a").typeof(1).typeof(1=1).typeof(nosuch)', 'StringNumberBooleanNull'],
  ['spath("{\\"a\\":{\\"b\\":[1,2]}}","a.b{}")', ['1', '2']],
  ["'my field'", 'spaced']
])('%s', async (expression, expected) => {
  const { rows } = await run(
    `| makeresults | eval list=split("a,b,c",","), "my field"="spaced" | eval x=${expression} | table x`
  )
  expect(rows[0]?.['x'] ?? null).toEqual(expected)
})

test.each([
  [
    '| makeresults | eval x=nosuchfunc(1)',
    "Error in 'EvalCommand': The 'nosuchfunc' function is unsupported or undefined."
  ],
  [
    '| makeresults | where nosuchfunc(1)',
    "Error in 'where' command: The 'nosuchfunc' function is unsupported or undefined."
  ],
  [
    '| makeresults | eval x=if(1)',
    "Error in 'EvalCommand': The arguments to the 'if' function are invalid."
  ],
  ['| makeresults | eval x=1+', "Error in 'EvalCommand': The expression is malformed."],
  ['| makeresults | eval x', "Error in 'EvalCommand': The expression is malformed."],
  ['| makeresults | eval x=(1', "Error in 'EvalCommand': The expression is malformed."],
  ['| makeresults | eval x=1=1', 'Fields cannot be assigned a boolean result'],
  ['| makeresults | eval x=match("a","(")', 'invalid']
])('%s fails', async (spl, words) => {
  await expect(run(spl)).rejects.toThrow(words)
})

test('later assignments see earlier ones, and braces name a field by a value', async () => {
  const { rows } = await run('| makeresults | eval a=1, b=a+1, {b}="two" | fields - _time')
  expect(rows).toEqual([{ a: '1', b: '2', '2': 'two' }])
})
