/** Answers of one of the project's own versions, by a task of the engine. */
import type { CompletionRow, TaskEnd } from '../../../ml/contract'
import { runFolderOf } from '../../artifacts/layout'
import { artifactPath, readJsonl } from '../../artifacts/store'
import { storableText } from '../../database/storable-text'
import type { SampleConfig } from '../../schemas/run'
import type { RunContext } from '../handlers/handler'
import { modelDirOf } from '../handlers/model-artifact'
import { endedAtStop, type SampledAnswer } from './sampled-answer'

export interface LocalJob {
  modelVersionId: string
  completionsPerPrompt: number
  /** The index of its first answer to each prompt. */
  firstIndex: number
  /** JSONL of PromptRow, in the artifact store. */
  prompts: string
  config: Pick<SampleConfig, 'settings' | 'stop'>
  /** Told how many prompts are answered, when other models answer beside it. */
  onProgress?: (prompts: number) => void
}

/** @throws RunRefusedError */
export async function sampleLocally(
  context: RunContext,
  job: LocalJob,
): Promise<{ end: TaskEnd; answers: SampledAnswer[] }> {
  const { run } = context
  const model = await modelDirOf(run.projectId, job.modelVersionId, ['base', 'sft', 'policy'])
  const out = `${runFolderOf(run.id)}/completions-${model.id}.jsonl`
  const task = {
    kind: 'sample' as const,
    modelDir: model.dir,
    prompts: artifactPath(job.prompts),
    out: artifactPath(out),
    completionsPerPrompt: job.completionsPerPrompt,
    settings: job.config.settings,
  }
  const end = await (job.onProgress ? context.runSideTask(task, job.onProgress) : context.runTask(task))
  const answers: SampledAnswer[] = []
  if (end.type !== 'finished') return { end, answers }
  for await (const { promptId, index, text, tokenIds, finishReason } of readJsonl<CompletionRow>(out)) {
    const answer = {
      promptId,
      index: job.firstIndex + index,
      text: storableText(text),
      tokenIds,
      finishReason,
      modelVersionId: model.id,
      sourceModel: null,
    }
    answers.push(endedAtStop(answer, job.config.stop))
  }
  return { end, answers }
}
