/** What people see in a browser: one chunk of its own, for most lessons never come here. */
export { managedLogin } from './managedLogin/service.ts'
export { outside } from './outside/service.ts'
