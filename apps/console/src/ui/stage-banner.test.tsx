import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { StageBanner } from "./stage-banner.tsx";

it("says in STAGING that the locks are lifted, in the vendor's own name", async () => {
  await render(<StageBanner deployment={{ stage: "STAGING", vendorName: "Acme" }} />);
  await expect
    .element(page.getByRole("note"))
    .toHaveTextContent("STAGING Nothing here is a real practice, and the locks of Acme Access are lifted.");
});

it.each(["DEVELOPMENT", "PRODUCTION", undefined] as const)("says nothing in %s", async (stage) => {
  await render(<StageBanner deployment={stage && { stage, vendorName: "Acme" }} />);
  await expect.element(page.getByRole("note")).not.toBeInTheDocument();
});
