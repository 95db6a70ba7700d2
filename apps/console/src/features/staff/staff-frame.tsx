import type { ReactNode } from "react";
import { StaffBar } from "../../lib/staff/staff-bar.tsx";
import { useDeployment } from "../../lib/use-deployment.ts";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";

/** A page in front of the vendor's sign-in. */
export function StaffFrame(props: { title: string; lead: string; below?: ReactNode; children: ReactNode }) {
  return <PublicFrame {...props} bar={<StaffBar />} banner={<StageBanner deployment={useDeployment()} />} />;
}
