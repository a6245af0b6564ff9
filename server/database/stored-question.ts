/** A question as it lies in the database: the model's folder relative to the artifact store. */
import type { Question } from '../../ml/runner/questions/question'

type Stored<T> = T extends Question ? Omit<T, 'modelDir'> & { model: string } : never

export type StoredQuestion = Stored<Question>
