/** What a reader may ask of a model of the project: next tokens, how likely a text is, a score, an answer. */
import type { Answer } from '../../../ml/runner/questions/question'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { AskAboutTokens, AskToGenerate } from '../../schemas/inference'
import type { Reader } from '../actor'
import { askOnce, askWorker } from './ask-worker'

/** How many of the most likely tokens to tell in the place of each; programs ask for them. */
export interface Telling {
  topLogProbs?: number
}

/** The candidates for the token after the given ones. @throws AppError NOT_FOUND, INVALID_INPUT, UNAVAILABLE */
export async function askNextTokens(reader: Reader, asked: AskAboutTokens, signal?: AbortSignal) {
  const { modelId, ...rest } = asked
  return askOnce(
    { kind: 'next-tokens', model: await folderOf(reader, modelId), ...rest },
    'next-tokens',
    signal,
  )
}

/** How likely a policy finds every token. @throws AppError NOT_FOUND, INVALID_INPUT, UNAVAILABLE */
export async function askLogProbs(reader: Reader, asked: AskAboutTokens & Telling, signal?: AbortSignal) {
  const { modelId, ...rest } = asked
  return askOnce({ kind: 'log-probs', model: await folderOf(reader, modelId), ...rest }, 'log-probs', signal)
}

/** What a reward model says of an answer, token by token. @throws AppError NOT_FOUND, INVALID_INPUT, UNAVAILABLE */
export async function askScore(reader: Reader, asked: AskAboutTokens, signal?: AbortSignal) {
  const { modelId, ...rest } = asked
  return askOnce({ kind: 'score', model: await folderOf(reader, modelId), ...rest }, 'score', signal)
}

/** An answer while it is written. @throws AppError NOT_FOUND, INVALID_INPUT, UNAVAILABLE */
export async function* askToGenerate(
  reader: Reader,
  { modelId, ...rest }: AskToGenerate & Telling,
  signal?: AbortSignal,
): AsyncGenerator<Answer> {
  yield* askWorker({ kind: 'generate', model: await folderOf(reader, modelId), ...rest }, signal)
}

async function folderOf({ projectId }: Reader, modelId: string): Promise<string> {
  const version = await db().modelVersion.findFirst({
    where: { id: modelId, projectId },
    select: { artifactPath: true },
  })
  if (!version) throw new AppError('model-version-not-found')
  return version.artifactPath
}
