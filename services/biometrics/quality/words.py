"""Why a picture is not accepted, in words."""

from shared.web.i18n import gettext


def frame_problem(code: str) -> str:
    """Why a picture is not accepted, and what to change."""
    words = {
        "too_many": gettext("Too many pictures at once. Please try again."),
        "none": gettext("No picture came. Please try again."),
        "too_large": gettext("The picture is too large. Please try again."),
        "unreadable": gettext("The picture cannot be read. Please try again."),
        "wrong_type": gettext("The picture is not a photograph. Please try again."),
        "no_face": gettext("We cannot see a face. Come in front of the camera."),
        "several_faces": gettext("We see more than one face. Only one person, please."),
        "too_far": gettext("Your face is too small. Come closer to the camera."),
        "too_close": gettext("The face is not whole in the picture. Move back a little, to the middle."),
        "turned": gettext("Look straight at the camera."),
        "tilted": gettext("Hold your head straight."),
        "chin": gettext("Hold your chin level: not up, not down."),
        "blurred": gettext("The picture is not sharp. Hold still."),
        "too_dark": gettext("It is too dark. Turn your face to the light."),
        "too_bright": gettext("It is too bright. Turn away from the strong light."),
        "uneven_light": gettext("Half of the face is in shadow. Turn to the light."),
        "eyes_closed": gettext("Open your eyes."),
        "covered": gettext("Something covers the face. Take off glasses, a cap or a mask."),
        "dark_glasses": gettext("The eyes cannot be seen. Take off the dark glasses."),
        "mouth_covered": gettext("Something covers the mouth or the nose. Take off the mask, and take your hand away."),
        "not_the_same": gettext("These pictures do not show the same person. Start again."),
        "too_many_pixels": gettext("The picture is too large. Please try again."),
        "stale": gettext("That took too long. Please try again."),
        "busy": gettext("Many people are checking in just now. Please try again in a moment."),
    }
    return words.get(code, gettext("The picture was a little unclear. More light often helps."))
