import { ProfileForm, type ProfileUser } from "../../lib/profile/profile-form.tsx";
import { useMe, useRight } from "../../lib/session.tsx";
import { ErrorState } from "../../ui/states.tsx";

/** User Info. Whoever may see a user, and not change one, is told so. */
export function InfoTab({ user }: { user: ProfileUser }) {
  const own = useMe().user?.id === user.id;
  const mayUpdate = useRight("USER_UPDATE");
  return own || mayUpdate ? (
    <ProfileForm user={user} />
  ) : (
    <ErrorState
      kind="forbidden"
      title="You may not change users"
      text="Your role lets you see this user's login and access. Ask an administrator where something here must change."
    />
  );
}
