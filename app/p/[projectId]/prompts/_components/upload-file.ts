/** Sends a file to be imported. */
import { type Upload, upload } from '@/app/_components/upload'

export const uploadFile = (
  projectId: string,
  file: Blob,
  name: string,
  onProgress: (share: number) => void,
): Upload<{ importId: string }> =>
  upload(`/api/import?${new URLSearchParams({ projectId, name })}`, file, onProgress)
