/** The roles to choose from, with what each may do in a line. */
import type { Words } from '@/app/_i18n/words'
import { RoleName } from '@/server/schemas/project'

export function roleOptions(t: Words<'people'>, tShell: Words<'shell'>) {
  return RoleName.options.map((value) => ({
    value,
    label: tShell(`roles.${value}`),
    hint: t(`mayDo.${value}`),
  }))
}
