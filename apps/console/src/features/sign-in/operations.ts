import { graphql } from "../../lib/graphql/gql.ts";

export const SIGN_IN = graphql(/* GraphQL */ `
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      session {
        id
      }
      challenge {
        token
        methods
        browserTrustDays
        emergencyAccess
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const SIGN_UP = graphql(/* GraphQL */ `
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      session {
        id
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const REQUEST_PASSWORD_RESET = graphql(/* GraphQL */ `
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const RESET_PASSWORD = graphql(/* GraphQL */ `
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const REQUEST_USER_NAME = graphql(/* GraphQL */ `
  mutation RequestUserName($input: RequestUserNameInput!) {
    requestUserName(input: $input) {
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const ACCEPT_INVITATION = graphql(/* GraphQL */ `
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const CONFIRM_EMAIL_CHANGE = graphql(/* GraphQL */ `
  mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) {
    confirmEmailChange(input: $input) {
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const STOP_EMAIL_CHANGE = graphql(/* GraphQL */ `
  mutation StopEmailChange($input: StopEmailChangeInput!) {
    stopEmailChange(input: $input) {
      userErrors {
        field
        code
        message
      }
    }
  }
`);

/** Asked for apart: the demo logins exist in development alone. */
export const DEMO_LOGINS = graphql(/* GraphQL */ `
  query DemoLogins {
    deployment {
      demoLogins {
        userName
        password
        name
        roles
      }
    }
  }
`);
