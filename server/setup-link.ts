/** For the launcher: prints one line of JSON, `{"needed":true,"url":…}` while there is nobody, else `{"needed":false}`. */
import { db } from './db'
import { createSetupLink } from './services/setup/create-setup-link'

console.log(JSON.stringify(await createSetupLink()))
await db().$disconnect()
