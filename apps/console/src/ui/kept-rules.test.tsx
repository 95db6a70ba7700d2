import { MantineProvider } from "@mantine/core";
import { useState } from "react";
import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { PasswordRules } from "./password-rules.tsx";
import { keptRules } from "./kept-rules.ts";

const RULES = {
  minimumLength: 8,
  digitRequired: true,
  rules: [
    "8 characters or more",
    "A digit, 0 to 9",
    "Does not hold the user name",
    "Not one of the most common passwords",
  ],
};

function Typing() {
  const [password, setPassword] = useState("");
  return (
    <MantineProvider>
      <input aria-label="Password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
      <PasswordRules id="rules" rules={keptRules(RULES, password, "Kim")} />
    </MantineProvider>
  );
}

it("shows every rule before typing, and ticks each as it is kept", async () => {
  await render(<Typing />);
  const rule = (text: string) => page.getByRole("listitem").filter({ hasText: text });

  for (const text of RULES.rules) await expect.element(rule(text)).toBeVisible();
  await expect.element(rule("8 characters")).toMatchTextContent(/not yet/u);

  await page.getByRole("textbox", { name: "Password" }).fill("akim2");
  await expect.element(rule("8 characters")).toMatchTextContent(/not yet/u);
  await expect.element(rule("A digit")).toMatchTextContent(/\(kept\)/u);
  await expect.element(rule("user name")).toMatchTextContent(/not yet/u);

  await page.getByRole("textbox", { name: "Password" }).fill("harbour 22 west");
  await expect.element(rule("8 characters")).toMatchTextContent(/\(kept\)/u);
  await expect.element(rule("user name")).toMatchTextContent(/\(kept\)/u);
  // Only the server knows the common ones: neither kept nor not.
  await expect.element(rule("most common")).toHaveTextContent("Not one of the most common passwords");
  await expect.element(rule("most common")).not.toMatchTextContent(/kept/u);
});
