/** A project in which much has been ranked: for benches of the ranking desk. */

/** The project's id, and the person who did the oldest tasks, so that the first open ones have the longest way past their work. */
export const RANKED_PROJECT = 'bench'
export const RANKED_PEOPLE = 200
export const rankedPerson = (number: number) => `u${String(number).padStart(8, '0')}`

const PER_TASK = 10
const BLOCKS = RANKED_PEOPLE / PER_TASK

/**
 * SQL, statement by statement, that makes `prompts` prompts with four completions and ten rankings each. Two hundred annotators
 * did ten rankings of each task, block by block, as leases give them out; all tasks are open still. Comparisons and stars are
 * only those of new rankings.
 */
export function rankedProject(prompts: number): string[] {
  const key = (prefix: string, number = 'i') => `'${prefix}' || lpad(${number}::text, 8, '0')`
  /** Who ranked task i as its j-th: the ten people of its block. */
  const person = key('u', `((i - 1) * ${BLOCKS} / ${prompts} * ${PER_TASK} + j)`)
  const shown = `array(select ${key('c')} || k from generate_series(0, 3) k)`
  return [
    `insert into "Project" (id, name) values ('${RANKED_PROJECT}', '${RANKED_PROJECT}')`,
    `insert into "User" (id, email, name, "passwordHash")
      select ${key('u')}, i || '@example.org', 'U' || i, '-' from generate_series(0, ${RANKED_PEOPLE - 1}) i`,
    `insert into "Member" ("projectId", "userId", role) select '${RANKED_PROJECT}', id, 'annotator' from "User"`,
    `insert into "PromptSet" (id, "projectId", name) values ('s', '${RANKED_PROJECT}', 's')`,
    `insert into "Prompt" (id, "projectId", "promptSetId", key, text, "taskType", tags, split)
      select ${key('p')}, '${RANKED_PROJECT}', 's', i::text, 'Question ' || i || ' ' || repeat('of some words ', 8), 'answer', '{}', 'train'
      from generate_series(1, ${prompts}) i`,
    `insert into "Completion" (id, "projectId", "promptId", text, "tokenIds", "finishReason", settings, seed, index)
      select ${key('c')} || k, '${RANKED_PROJECT}', ${key('p')}, 'Answer ' || k || ' ' || repeat('with some words ', 20), '{}', 'eos', '{}', 0, k
      from generate_series(1, ${prompts}) i, generate_series(0, 3) k`,
    `insert into "RankingTask" (id, "projectId", "promptId", overlap, "createdAt")
      select ${key('t')}, '${RANKED_PROJECT}', ${key('p')}, ${2 * PER_TASK}, now() - interval '1 year' + i * interval '1 second'
      from generate_series(1, ${prompts}) i`,
    `insert into "RankingTaskItem" ("taskId", "completionId")
      select ${key('t')}, ${key('c')} || k from generate_series(1, ${prompts}) i, generate_series(0, 3) k`,
    `insert into "Assignment" (id, "taskId", "userId", status, "displayOrder", "leasedUntil")
      select ${key('a')} || j, ${key('t')}, ${person}, 'submitted', ${shown}, now()
      from generate_series(1, ${prompts}) i, generate_series(0, ${PER_TASK - 1}) j`,
    `insert into "Ranking" (id, "projectId", "taskId", "annotatorId", "displayOrder", "activeMs")
      select ${key('r')} || j, '${RANKED_PROJECT}', ${key('t')}, ${person}, ${shown}, 30000
      from generate_series(1, ${prompts}) i, generate_series(0, ${PER_TASK - 1}) j`,
    `insert into "RankingItem" ("rankingId", "completionId", rank, flags)
      select ${key('r')} || j, ${key('c')} || k, k + 1, '{}'
      from generate_series(1, ${prompts}) i, generate_series(0, ${PER_TASK - 1}) j, generate_series(0, 3) k`,
    `analyze`,
  ]
}
