import type { ComponentProps } from "react";
import { NewPasswordFields as Fields } from "../../ui/new-password-fields.tsx";
import { useDeployment } from "../../lib/use-deployment.ts";

/** A new password by the deployment's rules: in front of the sign-in no practice is known. */
export function NewPasswordFields(props: Omit<ComponentProps<typeof Fields>, "rules">) {
  return <Fields rules={useDeployment()?.passwordRules} {...props} />;
}
