/** How a flow ended: an answer, or the exception that Cognito refused it with. */
export type FlowOutcome =
  { answer: unknown; error?: undefined } | { error: { name: string; message: string }; answer?: undefined }

/**
 * Waits for a flow; an AWS exception is a result.
 *
 * @throws whatever else went wrong: that is our own error
 */
export async function outcomeOf(flow: Promise<unknown>): Promise<FlowOutcome> {
  try {
    return { answer: await flow }
  } catch (error) {
    if (!isAwsException(error)) throw error
    return { error: { name: error.name, message: error.message } }
  }
}

/** SDK exceptions carry whose fault it was; errors of the SDK itself don't. */
const isAwsException = (error: unknown): error is Error => error instanceof Error && '$fault' in error
