/** The entry of the process that answers questions, started by question-process.ts; it leaves when its parent does. */
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/task-error'
import { answerQuestion } from './answer-question'
import { keepModelsOpen, type OpenModels } from './open-models'
import { QuestionRefusedError } from './question'
import type { QuestionReply, QuestionRequest } from './question-process'

let models: OpenModels | undefined
const asked = new Map<number, AbortController>()

function reply(sent: QuestionReply): void {
  if (process.connected && process.send) process.send(sent)
}

process.on('disconnect', () => process.exit(0))
process.on('message', async (request: QuestionRequest) => {
  if (request.type === 'cancel') {
    asked.get(request.number)?.abort(new QuestionRefusedError(message('question-abandoned')))
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
    const isRefusal = error instanceof QuestionRefusedError
    reply({ type: 'failed', number, message: messageOf(error), isRefusal })
  } finally {
    asked.delete(number)
  }
})
