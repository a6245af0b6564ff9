/**
 * How fast prompts are found among a million: words common and rare, phrases, prefixes and filters, through the service
 * that the screen asks. The texts have the word frequencies of a language (Zipf's law over 50,000 words).
 *
 *     node --import tsx tests/bench/prompt-search.bench.ts [prompts, default 1000000]
 *
 * Says the median, the 95th percentile and the slowest of many different questions, each asked once after one warm-up.
 */
import { withBenchDatabase } from './support/bench-database'

const prompts = Number(process.argv[2] ?? 1_000_000)
const QUESTIONS = 400

/** Word number r is drawn with a chance of about 1/r; "w17x" stands for a word that begins like few others. */
const FILL = `
  insert into "Project" (id, name) values ('bench', 'bench');
  insert into "User" (id, email, name, "passwordHash") values ('u', 'u@example.org', 'U', '-');
  insert into "PromptSet" (id, "projectId", name) select 's' || i, 'bench', 'set ' || i from generate_series(0, 9) i;
  select setseed(0.5);
  insert into "Prompt" (id, "projectId", "promptSetId", key, text, "taskType", tags, split, language)
    select 'p' || lpad(i::text, 8, '0'), 'bench', 's' || i % 10, lpad(i::text, 8, '0'),
      (select string_agg('w' || floor(exp(random() * ln(50000)))::int || 'x', ' ') from generate_series(1, 8 + i % 24)) || '?',
      (array['answer', 'list', 'explain', 'rewrite'])[1 + i % 4], case when i % 50 = 0 then array['hard'] else '{}' end,
      (case when i % 10 = 8 then 'validation' when i % 10 = 9 then 'test' else 'train' end)::"Split",
      case when i % 20 = 3 then 'pl' else 'en' end
    from generate_series(1, ${prompts}) i;
`

/** A different question every time, from one word in ten prompts to one in a million. */
function question(i: number) {
  const word = (rank: number) => `w${Math.max(1, Math.round(rank))}x`
  const rank = 50_000 ** ((i % 97) / 97)
  const searches = [
    word(rank),
    `${word(rank)} ${word(1 + (i % 7))}`,
    `w${Math.round(rank)}`,
    `"${word(1 + (i % 3))} ${word(1 + (i % 5))}"`,
    `${word(rank)} -${word(2)}`,
    `${word(rank)} or ${word(rank * 2)}`,
    '',
  ]
  const filters = [
    {},
    { split: 'test' },
    { language: 'pl' },
    { tag: 'hard' },
    { promptSetId: `s${i % 10}` },
    { taskType: 'list', split: 'validation' },
    { withdrawn: true },
  ]
  return { search: searches[i % searches.length], ...filters[Math.floor(i / 7) % filters.length] }
}

await withBenchDatabase(FILL, async () => {
  const { PromptFilter } = await import('@/server/schemas/prompt')
  const { countPrompts, listPrompts, summarisePrompts } = await import(
    '@/server/services/prompts/list-prompts'
  )
  const actor = { userId: 'u', projectId: 'bench', role: 'researcher' as const }
  await listPrompts(actor, PromptFilter.parse({}))
  const taken: { ms: number; asked: string }[] = []
  for (let i = 0; i < QUESTIONS; i++) {
    const asked = question(i)
    const start = performance.now()
    await listPrompts(actor, PromptFilter.parse(asked))
    taken.push({ ms: performance.now() - start, asked: JSON.stringify(asked) })
  }
  const counting: number[] = []
  for (let i = 0; i < QUESTIONS; i += 10) {
    const start = performance.now()
    await countPrompts(actor, PromptFilter.parse(question(i)))
    counting.push(performance.now() - start)
  }
  counting.sort((a, b) => a - b)
  const start = performance.now()
  await summarisePrompts(actor)
  const summary = performance.now() - start
  taken.sort((a, b) => a.ms - b.ms)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]
  console.log(
    `${prompts} prompts, ${QUESTIONS} questions: median ${at(0.5)!.ms.toFixed(0)} ms, p95 ${at(0.95)!.ms.toFixed(0)} ms, ` +
      `slowest ${at(1)!.ms.toFixed(0)} ms (${at(1)!.asked}); how many fit, asked apart: median ${counting[counting.length >> 1]!.toFixed(0)} ms, slowest ${counting.at(-1)!.toFixed(0)} ms; the screen’s counts ${summary.toFixed(0)} ms`,
  )
  for (const { ms, asked } of taken.slice(-25)) console.log(`  ${ms.toFixed(0)} ms ${asked}`)
})
