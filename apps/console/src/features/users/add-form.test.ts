import { describe, expect, it } from "vitest";
import { addInput, EMPTY_FORM, validateAdd } from "./add-form.ts";

const TYPED = {
  ...EMPTY_FORM,
  firstName: " Priya ",
  lastName: "Raman",
  userName: " priya.raman ",
  email: "priya@harborfamily.example",
  password: " harbour 22 ",
  passwordConfirmation: " harbour 22 ",
};

describe("the form of Add", () => {
  it("asks for names, user name, e-mail and a password that is there twice", () => {
    expect(Object.keys(validateAdd(EMPTY_FORM))).toEqual(["firstName", "lastName", "userName", "email", "password"]);
    expect(validateAdd(TYPED)).toEqual({});
    expect(validateAdd({ ...TYPED, passwordConfirmation: "harbour 22" })).toHaveProperty("passwordConfirmation");
    expect(validateAdd({ ...TYPED, email: "priya" })).toHaveProperty("email");
  });

  it("asks for no password where an invitation is sent, and sends none that was typed before", () => {
    const invited = { ...TYPED, way: "invitation", passwordConfirmation: "" } as const;
    expect(validateAdd(invited)).toEqual({});
    const input = addInput(invited, new Set());
    expect(input.invite).toBe(true);
    expect(JSON.stringify(input)).not.toContain("harbour");
  });

  it("trims what is typed, and no password", () => {
    expect(addInput(TYPED, new Set(["R1"]))).toEqual({
      kind: "STAFF",
      userName: "priya.raman",
      email: "priya@harborfamily.example",
      password: " harbour 22 ",
      passwordConfirmation: " harbour 22 ",
      profile: { firstName: "Priya", lastName: "Raman" },
      roleIds: ["R1"],
    });
  });
});
