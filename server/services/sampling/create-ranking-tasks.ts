/**
 * Turns completions into ranking tasks, one a prompt. Answers with the same text are shown once: nobody can rank a thing
 * against itself. So are, where it is asked for, answers that nearly repeat another. A prompt with fewer than two
 * different answers makes no task.
 */
import type { Tx } from '../../db'
import { known } from '../../errors'
import { ngramsOf, similarity } from '../../screening/near-duplicates'

/** What two answers share of their n-grams when there is next to nothing to choose between them. */
const NEAR_IDENTICAL = 0.9

export interface SampledCompletion {
  id: string
  promptId: string
  text: string
}

/** What a task shows: the first completion of each distinct text, or none when there are fewer than two. */
export function distinctCompletions(
  completions: readonly SampledCompletion[],
  dropsNearIdentical: boolean,
): SampledCompletion[] {
  const first = new Map<string, SampledCompletion>()
  for (const completion of completions) {
    const text = completion.text.trim().replace(/\s+/g, ' ')
    if (!first.has(text)) first.set(text, completion)
  }
  const distinct = dropsNearIdentical ? withoutNearIdentical([...first.values()]) : [...first.values()]
  return distinct.length >= 2 ? distinct : []
}

function withoutNearIdentical(completions: readonly SampledCompletion[]): SampledCompletion[] {
  const kept: { completion: SampledCompletion; ngrams: Set<number> }[] = []
  for (const completion of completions) {
    const ngrams = ngramsOf(completion.text)
    if (!kept.some((other) => similarity(other.ngrams, ngrams) >= NEAR_IDENTICAL))
      kept.push({ completion, ngrams })
  }
  return kept.map(({ completion }) => completion)
}

export interface CreatedTasks {
  tasks: number
  promptsWithoutTask: number
}

export async function createRankingTasks(
  tx: Tx,
  input: {
    projectId: string
    runId: string
    overlap: number
    dropsNearIdentical: boolean
    completions: readonly SampledCompletion[]
  },
): Promise<CreatedTasks> {
  const byPrompt = new Map<string, SampledCompletion[]>()
  for (const completion of input.completions) {
    byPrompt.set(completion.promptId, [...(byPrompt.get(completion.promptId) ?? []), completion])
  }
  const shown = [...byPrompt]
    .map(([promptId, completions]) => ({
      promptId,
      completions: distinctCompletions(completions, input.dropsNearIdentical),
    }))
    .filter(({ completions }) => completions.length > 0)
  await tx.rankingTask.createMany({
    data: shown.map(({ promptId }) => ({
      projectId: input.projectId,
      runId: input.runId,
      promptId,
      overlap: input.overlap,
    })),
  })
  const tasks = await tx.rankingTask.findMany({
    where: { runId: input.runId },
    select: { id: true, promptId: true },
  })
  const taskOf = new Map(tasks.map(({ id, promptId }) => [promptId, id]))
  await tx.rankingTaskItem.createMany({
    data: shown.flatMap(({ promptId, completions }) =>
      completions.map(({ id }) => ({ taskId: known(taskOf, promptId), completionId: id })),
    ),
  })
  return { tasks: shown.length, promptsWithoutTask: byPrompt.size - shown.length }
}
