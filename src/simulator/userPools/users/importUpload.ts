import type { Context } from '../../context.ts'
import { findImportJob, putImportJob } from '../../store/importJobs.ts'
import type { Answer } from '../../record.ts'
import { MAX_BYTES } from './importFile.ts'

/** Takes the file of an import job, as S3 would: only at the signed address, with the signed header, in time. */
export function upload(
  context: Context,
  { url, headers }: Request,
  poolId: string,
  jobId: string,
  file: ArrayBuffer,
): Answer {
  const job = findImportJob(context, poolId, jobId)
  const isSigned = job && new URL(url).search === new URL(job.PreSignedUrl).search
  if (!isSigned || headers.get('x-amz-server-side-encryption') !== 'aws:kms') {
    return refused(403, 'SignatureDoesNotMatch')
  }
  if (context.world.now() >= job.uploadUntil) return refused(403, 'AccessDenied', 'Request has expired')
  if (file.byteLength > MAX_BYTES) return refused(400, 'EntityTooLarge')
  if (job.Status === 'Created') putImportJob(context, { ...job, file: textOf(file) ?? '' })
  return { status: 200, headers: { 'x-amz-request-id': context.requestId }, body: undefined }
}

/** Text without a byte-order mark; nothing when it is not UTF-8. */
function textOf(file: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file)
    return text.startsWith('\ufeff') ? undefined : text
  } catch {
    return undefined
  }
}

const refused = (status: number, code: string, message = ''): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
})
