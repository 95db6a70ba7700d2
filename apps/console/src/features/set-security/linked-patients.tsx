import { useMutation } from "@apollo/client/react";
import { IconAlertTriangle, IconHeartHandshake, IconShieldCheck, IconUserPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { throwRefusal } from "../../lib/form-errors.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { Badge } from "../../ui/badge.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { EmptyState, Skeleton } from "../../ui/states.tsx";
import { TableFrame } from "../../ui/table.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { BlockOffer } from "./block-offer.tsx";
import { LinkPatientDialog } from "./link-patient-dialog.tsx";
import { UNLINK_PATIENT } from "./operations.ts";
import { SetLink } from "./set-link.tsx";
import styles from "./set-security.module.css";
import type { PatientLink } from "./user-sets-tab.tsx";

/** The patients that a user is or is kin to, each with what keeps the user out of the record, and the way to it where nothing does. */
export function LinkedPatients(props: {
  user: { readonly id: string; readonly name: string };
  links: readonly PatientLink[] | undefined;
  skeleton: boolean;
  onChanged: () => Promise<void>;
}) {
  const { user, links } = props;
  const mayChange = useRight("SET_SECURITY_UPDATE");
  const mayMakeSets = useRight("PATIENT_SET_UPDATE");
  const locks = useLocks();
  const [unlink] = useMutation(UNLINK_PATIENT);
  const [linking, setLinking] = useState(false);
  const [offered, setOffered] = useState<PatientLink>();
  const [going, setGoing] = useState<PatientLink>();
  const adder = useRef<HTMLButtonElement>(null);

  return (
    <>
      <TableFrame busy={links === undefined}>
        {links === undefined ? (
          <div className={styles.linkAwaited} aria-hidden="true">
            {props.skeleton ? <Skeleton width={220} /> : null}
          </div>
        ) : links.length === 0 ? (
          <EmptyState icon={<IconHeartHandshake size={18} stroke={1.75} />} title="No linked patients">
            Link the user to the own record, and to those of the family, to keep them closed.
          </EmptyState>
        ) : (
          <ul className={styles.links} aria-label="Linked patients">
            {links.map((link) => (
              <li key={link.id}>
                <div>
                  <p>
                    <PatientName patient={link.patient} /> <Badge>{RELATIONS[link.relation]}</Badge>
                  </p>
                  {link.blockedBy.length > 0 ? (
                    <p className={styles.kept}>
                      <IconShieldCheck size={14} stroke={1.75} aria-hidden="true" />
                      Closed by{" "}
                      {link.blockedBy.map((set, index) => (
                        <span key={set.id}>
                          {index === 0 ? "" : ", "}
                          <SetLink patientSet={set} />
                        </span>
                      ))}
                    </p>
                  ) : (
                    <p className={styles.unkept}>
                      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
                      No set keeps {user.name} out of this record.
                    </p>
                  )}
                </div>
                {mayChange ? (
                  <div className={styles.linkActs}>
                    {link.blockedBy.length === 0 && link.patient !== null && mayMakeSets ? (
                      <LockableButton
                        size="sm"
                        locked={locks("Mutation.savePatientSetBlocks")}
                        aria-haspopup="dialog"
                        onClick={() => setOffered(link)}
                      >
                        Make a set and block…
                      </LockableButton>
                    ) : null}
                    <LockableButton
                      size="sm"
                      locked={locks("Mutation.unlinkPatient")}
                      aria-haspopup="dialog"
                      aria-label={`Take the link to ${link.patient?.name ?? "this patient"} away`}
                      onClick={() => setGoing(link)}
                    >
                      Unlink…
                    </LockableButton>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </TableFrame>
      {mayChange ? (
        <div className={styles.below}>
          <LockableButton
            ref={adder}
            size="sm"
            leftSection={<IconUserPlus size={16} stroke={1.75} />}
            locked={locks("Mutation.linkPatient")}
            aria-haspopup="dialog"
            onClick={() => setLinking(true)}
          >
            Link a patient…
          </LockableButton>
        </div>
      ) : null}
      <LinkPatientDialog
        user={user}
        opened={linking}
        onClose={() => setLinking(false)}
        onLinked={async (link) => {
          setLinking(false);
          await props.onChanged();
          if (link.blockedBy.length === 0 && link.patient !== null && mayMakeSets) setOffered(link);
        }}
      />
      <BlockOffer
        user={user}
        link={offered}
        suggestedName={offered === undefined ? "" : suggestedName(user.name, offered, links ?? [])}
        onClose={() => setOffered(undefined)}
        onClosed={() => adder.current?.focus()}
        onChanged={props.onChanged}
      />
      <ActDialog
        title={`Take the link to ${going?.patient?.name ?? "this patient"} away?`}
        confirmLabel="Unlink"
        opened={going !== undefined}
        onClose={() => setGoing(undefined)}
        onConfirm={async () => {
          const { data } = await unlink({ variables: { input: { patientLinkId: going!.id } } });
          throwRefusal(data?.unlinkPatient?.userErrors);
          toastDone("The link is gone.");
          await props.onChanged();
          adder.current?.focus();
        }}
      >
        <p>
          Sets and blocks stay as they are: what is closed to {user.name} stays closed. The change is in the audit log.
        </p>
      </ActDialog>
    </>
  );
}

/** How the user stands to the patient. */
const RELATIONS: Readonly<Record<PatientLink["relation"], string>> = { SELF: "Own record", FAMILY: "Family" };

/** A name for the set of a linked patient. Whom the set blocks can read it, so nothing in it tells who the patient is. */
function suggestedName(userName: string, { id, relation }: PatientLink, links: readonly PatientLink[]): string {
  const place = links.filter((link) => link.relation === relation).findIndex((link) => link.id === id);
  return `${relation === "SELF" ? "Own record" : "Family"} of ${userName}${place > 0 ? ` ${place + 1}` : ""}`;
}

function PatientName({ patient }: { patient: PatientLink["patient"] }) {
  return patient === null ? (
    <b>A record that is closed to you</b>
  ) : (
    <Link to={`/patients/${encodeURIComponent(patient.id)}`}>
      <b>{patient.name}</b> ({patient.demographicNumber})
    </Link>
  );
}
