import { useMutation } from "@apollo/client/react";
import { Textarea } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { explainAct } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { fieldError, Form } from "../../ui/form.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { focusTitleWhenLost } from "../../ui/page.tsx";
import { toastDone } from "../../ui/toast.tsx";
import styles from "./emergency-access.module.css";
import { EMERGENCY_ACCESS, SIGN_OFF_REVIEW } from "./operations.ts";

const COMMENT_LENGTH = 500;

/** Ends the review with what it has found. */
export function SignOff({ activation }: { activation: { readonly id: string } }) {
  const locked = useLocked("Mutation.signOffEmergencyAccessReview");
  const [signOff, { loading }] = useMutation(SIGN_OFF_REVIEW, { refetchQueries: [EMERGENCY_ACCESS] });
  const field = useRef<HTMLTextAreaElement>(null);
  const [comment, setComment] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const refuse = (message: string) => {
    setWrong(message);
    field.current?.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (locked !== undefined) return undefined;
    setFailure(undefined);
    if (comment.trim() === "") return refuse("Say what the review has found.");
    try {
      const { data } = await signOff({
        variables: { input: { activationId: activation.id, comment: comment.trim() } },
      });
      const errors = formErrors(data?.signOffEmergencyAccessReview?.userErrors ?? [], ["comment"]);
      if (errors.fields["comment"] !== undefined) return refuse(errors.fields["comment"]);
      if (errors.form !== undefined) return setFailure(errors.form);
      toastDone("The review is signed off.");
      setTimeout(focusTitleWhenLost);
    } catch (error) {
      setFailure(explainAct(error, "The review was not signed off"));
    }
    return undefined;
  };
  return (
    <div className={styles.signOff}>
      <LeaveGuard unsaved={comment.trim() !== ""} />
      <Form
        label="Sign-off"
        onSubmit={(event) => void submit(event)}
        failure={failure}
        submit={
          <div>
            <LockableButton type="submit" variant="filled" locked={locked} loading={loading}>
              Sign off
            </LockableButton>
          </div>
        }
      >
        <Textarea
          ref={field}
          label="What the review has found"
          rows={3}
          maxLength={COMMENT_LENGTH}
          description={
            wrong === undefined ? "Stands in the audit log, with your name. Reminders end with it." : undefined
          }
          value={comment}
          onChange={(event) => {
            setComment(event.currentTarget.value);
            setWrong(undefined);
          }}
          error={fieldError(wrong)}
        />
      </Form>
    </div>
  );
}
