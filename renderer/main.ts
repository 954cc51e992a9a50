import { mount } from 'svelte';
import App from './App.svelte';
import { pickClient } from './client/pick-client.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/families.css';

mount(App, { target: document.body, props: { client: pickClient() } });
