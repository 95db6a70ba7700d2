import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import {
  Culture,
  DefaultDocumentTab,
  DefaultPatientView,
  DefaultWorkflowView,
  PathwayScheduleView,
} from "./preferences.types.ts";

@ObjectType({
  description: "Login info and User Info. The user name stays as it was added: history keeps it.",
})
export class UserProfile {
  declare readonly userUuid: string;

  @Field(() => Int, { description: "An edit sends the version that it saw." })
  declare version: number;

  @Field(() => String)
  declare userName: string;

  @Field(() => String)
  declare email: string;

  @Field(() => String)
  declare firstName: string;

  @Field(() => String)
  declare lastName: string;

  @Field(() => Culture)
  declare culture: Culture;

  @Field(() => String, { nullable: true })
  declare emailSignature: string | null;

  @Field(() => Boolean, { description: "False: mail goes out from the practice's address." })
  declare useOwnEmailForOutgoing: boolean;

  @Field(() => String, { nullable: true })
  declare smtpUser: string | null;

  @Field(() => Boolean, { description: "The password itself is written, never read." })
  declare smtpPasswordSet: boolean;

  @Field(() => String, { nullable: true, description: "Information only." })
  declare mobileAddress: string | null;

  @Field(() => DefaultWorkflowView)
  declare defaultWorkflowView: DefaultWorkflowView;

  @Field(() => DefaultPatientView)
  declare defaultPatientView: DefaultPatientView;

  @Field(() => DefaultDocumentTab)
  declare defaultDocumentTab: DefaultDocumentTab;

  @Field(() => PathwayScheduleView)
  declare pathwayScheduleView: PathwayScheduleView;

  @Field(() => Int, { nullable: true, description: "Null: the practice's default." })
  declare autoLogoutMinutes: number | null;

  @Field(() => Int, { description: "What holds: the user's own or the practice's, within the practice's bounds." })
  declare effectiveAutoLogoutMinutes: number;
}

@InputType({
  description:
    "Login info and User Info, as Add and both Edit forms send it. In an edit an absent field stays, and null empties.",
})
export class UserProfileInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Its tooltip warns that a change can affect drug prescriptions and clinical notes. Required in Add, as is the last name.",
  })
  declare firstName?: string | null;

  @Field(() => String, { nullable: true })
  declare lastName?: string | null;

  @Field(() => String, { nullable: true })
  declare userTitle?: string | null;

  @Field(() => Culture, { nullable: true, description: "In Add, the practice's when absent." })
  declare culture?: Culture | null;

  @Field(() => String, { nullable: true, description: "May have several lines." })
  declare emailSignature?: string | null;

  @Field(() => Boolean, { nullable: true })
  declare useOwnEmailForOutgoing?: boolean | null;

  @Directive("@disabledInBtg")
  @Field(() => String, { nullable: true })
  declare smtpUser?: string | null;

  @Directive("@disabledInBtg")
  @Field(() => String, { nullable: true, description: "Null or empty takes it away." })
  declare smtpPassword?: string | null;

  @Field(() => String, { nullable: true, description: "Information only." })
  declare mobileAddress?: string | null;

  @Field(() => DefaultWorkflowView, { nullable: true })
  declare defaultWorkflowView?: DefaultWorkflowView | null;

  @Field(() => DefaultPatientView, { nullable: true })
  declare defaultPatientView?: DefaultPatientView | null;

  @Field(() => DefaultDocumentTab, { nullable: true })
  declare defaultDocumentTab?: DefaultDocumentTab | null;

  @Field(() => PathwayScheduleView, { nullable: true })
  declare pathwayScheduleView?: PathwayScheduleView | null;

  @Field(() => Int, {
    nullable: true,
    description: "Within the practice's bounds: OUT_OF_RANGE names them. Null: the practice's default.",
  })
  declare autoLogoutMinutes?: number | null;

  @Directive("@disabledInBtg")
  @Field(() => ID, {
    nullable: true,
    description:
      "The imported practitioner that this provider is. Another user's link to it goes over. Needs USER_UPDATE, in Add USER_ADD.",
  })
  declare practitionerId?: string | null;
}
