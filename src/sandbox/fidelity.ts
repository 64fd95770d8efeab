/** What the fidelity table shows: read from the simulator's own table of operations. */
export { userPoolsFidelity, type Fidelity } from '../simulator/index.ts'
