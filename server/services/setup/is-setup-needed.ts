/** The first person is still missing. Simulated annotators are not people. */
import { db, type Tx } from '../../db'

export async function isSetupNeeded(client: Tx = db()): Promise<boolean> {
  return (await client.user.count({ where: { isSimulated: false } })) === 0
}
