/** The entry of the process that answers questions, started by question-process.ts; it leaves when its parent does. */
import { answerQuestion } from './answer-question'
import { keepModelsOpen, type OpenModels } from './open-models'
import { QuestionRefusedError } from './question'
import type { QuestionReply, QuestionRequest } from './question-process'

let models: OpenModels | undefined
const asked = new Map<number, AbortController>()

function reply(message: QuestionReply): void {
  if (process.connected && process.send) process.send(message)
}

process.on('disconnect', () => process.exit(0))
process.on('message', async (request: QuestionRequest) => {
  if (request.type === 'cancel') {
    asked.get(request.number)?.abort(new QuestionRefusedError('Nobody waits for the answer.'))
    return
  }
  const { number, question, threads } = request
  models ??= keepModelsOpen(threads)
  const controller = new AbortController()
  asked.set(number, controller)
  try {
    await answerQuestion(
      question,
      models,
      (answer) => reply({ type: 'answer', number, answer }),
      controller.signal,
    )
    reply({ type: 'end', number })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    reply({ type: 'failed', number, message, isRefusal: error instanceof QuestionRefusedError })
  } finally {
    asked.delete(number)
  }
})
