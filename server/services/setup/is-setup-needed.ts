/** The first person is still missing. Simulated annotators are not people. */
import { db, type Tx } from '../../db'

export const isSetupNeeded = (): Promise<boolean> => isSetupNeededIn(db())

/** The same inside a transaction. */
export async function isSetupNeededIn(tx: Tx): Promise<boolean> {
  return (await tx.user.count({ where: { isSimulated: false } })) === 0
}
