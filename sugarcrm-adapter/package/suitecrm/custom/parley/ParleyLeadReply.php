<?php

/** A lead has no case updates: what a rep writes into the field "Answer to the customer" becomes a note that Parley publishes. */
class ParleyLeadReply
{
    public function saving($bean, $event, $arguments)
    {
        global $sugar_config, $current_user;
        $text = isset($bean->parley_reply_c) ? trim($bean->parley_reply_c) : '';
        $own = empty($sugar_config['parley_user']) ? null : $sugar_config['parley_user'];
        if ($text === '' || ($own !== null && isset($current_user->user_name) && $current_user->user_name === $own)) {
            return;
        }
        try {
            $note = BeanFactory::newBean('Notes');
            $note->name = 'Parley';
            $note->description = $text;
            $note->parent_type = 'Leads';
            $note->parent_id = $bean->id;
            $note->portal_flag = 1;
            $note->assigned_user_id = $current_user->id;
            $note->save();
            $bean->parley_reply_c = '';
        } catch (\Throwable $failure) {
            // The text stays in the field, so that nothing the rep wrote is lost.
            $GLOBALS['log']->error('Parley: the answer stays in the field, ' . $failure->getMessage());
        }
    }
}
