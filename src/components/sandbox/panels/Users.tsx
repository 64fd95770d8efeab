import type { User } from '../../../simulator/index.ts'
import type { WindowView } from '../useWindow.ts'

/** Who is in the pool, and in which state. */
export function Users({ view }: { view: WindowView }) {
  const { users } = view.shown
  return (
    <div class="sandbox-users">
      <div class="water-label">
        <h4>Users of the pool</h4>
      </div>
      {users.length === 0 ? (
        <p class="panel panel-body sandbox-empty">Nobody is in the pool yet.</p>
      ) : (
        <div class="panel">
          <table>
            <thead>
              <tr>
                <th scope="col">Username</th>
                <th scope="col">Email</th>
                <th scope="col">Status</th>
              </tr>
            </thead>
            <tbody>
              {users.map((user) => (
                <UserRow key={`${user.UserPoolId}/${user.Username}`} user={user} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function UserRow({ user }: { user: User }) {
  const attribute = (name: string) => user.Attributes.find(({ Name }) => Name === name)?.Value
  return (
    <tr>
      <th scope="row">{user.Username}</th>
      <td>
        {attribute('email')}
        <br />
        <span class="small quiet">
          {attribute('email_verified') === 'true' ? 'verified' : 'not verified'}
        </span>
      </td>
      <td>
        <span class="chip">{user.UserStatus}</span>
        {!user.Enabled && <p class="small">disabled</p>}
      </td>
    </tr>
  )
}
