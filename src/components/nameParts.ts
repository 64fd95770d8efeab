/** Where a long name may go on in a new line: after an underscore, and before a capital. `client_id` → `client_`, `id`. */
export const nameParts = (name: string): string[] => name.split(/(?<=_)|(?<=[a-z])(?=[A-Z])/)
